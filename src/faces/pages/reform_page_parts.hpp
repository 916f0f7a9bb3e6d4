// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_SRC_FACES_PAGES_REFORM_PAGE_PARTS_HPP_INCLUDED
#define ONEZONE_SRC_FACES_PAGES_REFORM_PAGE_PARTS_HPP_INCLUDED

#include <string_view>

/// @file
/// What does not change on the page of a reform: its style and its script. Internal to the library.

namespace onezone::detail {

/// Beside the styles of every page and those of pictures. Without script what needs it is not shown.
inline constexpr std::string_view reform_page_styles = R"css(
body { max-width: 84em }
[hidden], #in-zh:checked ~ * .en, #in-en:checked ~ * .zh, .scripted { display: none !important }
.js .scripted { display: revert !important }
label.language { margin-right: 1em }
nav ul { display: flex; flex-wrap: wrap; gap: .2em 1.2em; padding: 0; list-style: none }
.halves { display: grid; grid-template-columns: 1fr 1fr; gap: 2em }
.tree ul, .tree { list-style: none; padding-left: 1.1em; margin: 0 } .tree li { margin: .15em 0 } .tree li.leaf { padding-left: 1em }
summary { cursor: pointer } :focus-visible { outline: 2px solid; outline-offset: 2px }
#filters { display: flex; flex-wrap: wrap; gap: .6em 1.2em; align-items: end; padding: .6em; border: 1px solid #8888 }
.js #filters { display: flex !important }
#filters label { display: block; font-size: .9em } #filters :is(select, input, button) { font: inherit; max-width: 24em; height: 2.1em; box-sizing: border-box }
.finding { margin: .25em 0; padding-left: .5em; border-left: 3px solid #8888 }
.finding > :not(summary) { margin: .2em 0 .2em 1.2em } .finding ul { padding-left: 1.1em }
.verdict { border: 1px solid; border-radius: 3px; padding: 0 .35em; font-size: .9em; white-space: nowrap }
.violated { color: #b42318 } .undecided { color: #8a5300 } .satisfied { color: #1b6e2d } .exempted { color: #1d4ed8 }
.drawn { overflow-x: auto } .drawn svg { display: block; max-width: 100%; height: auto; min-width: 60em }
@media (prefers-color-scheme: dark) {
  .violated { color: #ff9d92 } .undecided { color: #f0b45c } .satisfied { color: #7fd18f } .exempted { color: #93b4ff }
}
@media (max-width: 50em) { .halves { grid-template-columns: 1fr } }
@page drawn { size: A4; margin: 10mm 8mm }
@media print {
  input.language, label.language, nav, .js #filters, .js .scripted, noscript { display: none !important }
  .pictures { page: drawn; break-before: page; break-after: page } .drawn { overflow: visible } .drawn svg { min-width: 0; width: 100% }
  .drawn svg:not(.tall) { max-height: 258mm }
  .tree li { break-inside: auto }
  .fold::details-content { content-visibility: visible; block-size: auto } .finding { break-inside: avoid }
  .violated, .undecided, .satisfied, .exempted { color: inherit }
}
)css";

/// Filters the findings, keeps the filter in the address, names the page in the language shown.
inline constexpr std::string_view reform_page_script = R"js(
(function () {
  'use strict';
  var form = document.getElementById('filters'), count = document.getElementById('count');
  var findings = document.querySelectorAll('.finding'), groups = document.querySelectorAll('.group');
  var english = document.getElementById('in-en'), chinese = document.getElementById('in-zh');
  var fields = ['clause', 'verdict', 'unit'], first = language(), unknown = [];

  function language() { return english.checked ? 'en' : 'zh'; }
  function own(element, key) { return element.getAttribute('data-' + key); }
  function each(list, act) { Array.prototype.forEach.call(list, act); }
  function fill(pattern, words) { return pattern.replace(/\{(\d)\}/g, function (all, i) { return words[i]; }); }

  function speak() {
    var to = language(), title = document.querySelector('h1 .' + to) || document.querySelector('h1');
    document.documentElement.lang = to === 'en' ? 'en' : 'zh-CN';
    if (title) document.title = title.textContent;
    each(document.querySelectorAll('option[data-zh]'), function (o) { o.textContent = own(o, to); });
  }

  function filter() {
    var clause = form.elements.clause.value, verdict = form.elements.verdict.value;
    var unit = form.elements.unit.value.trim(), shown = 0;
    each(findings, function (f) {
      f.hidden = (clause !== '' && own(f, 'clause') !== clause) || (verdict !== '' && own(f, 'verdict') !== verdict) ||
        (own(f, 'unit') + '/').indexOf(unit) < 0;
      if (!f.hidden) ++shown;
    });
    each(groups, function (g) {
      var left = g.querySelectorAll('.finding:not([hidden])').length, part = g.querySelector('.part');
      g.hidden = !left;
      part.textContent = left < g.querySelectorAll('.finding').length ? fill(own(part, language()), [left]) : '';
    });
    count.textContent = fill(own(count, language()), [shown, findings.length]) +
      (unknown.length ? fill(own(count, language() + '-unknown'), [unknown.join(' ')]) : '');
  }

  function write() {
    var told = [];
    fields.forEach(function (key) {
      var value = form.elements[key].value.trim();
      if (value) told.push(key + '=' + encodeURIComponent(value));
    });
    if (language() !== first) told.push('lang=' + language());
    history.replaceState(null, '', told.length ? '#' + told.join('&') : location.pathname + location.search);
  }

  function read() {
    var hash = location.hash.slice(1);
    if (hash.indexOf('=') < 0) return false;
    var wanted = new URLSearchParams(hash);
    unknown = [];
    fields.forEach(function (key) {
      var value = wanted.get(key) || '', field = form.elements[key];
      field.value = value;
      if (field.value === value) return;
      field.value = '';
      unknown.push(key + '=' + value);
    });
    wanted.forEach(function (value, key) {
      if (key === 'lang' && value === 'en') english.checked = true;
      else if (key === 'lang' && value === 'zh') chinese.checked = true;
      else if (fields.indexOf(key) < 0) unknown.push(key + '=' + value);
    });
    return true;
  }

  function changed() { unknown = []; filter(); write(); }
  // Leads to the findings where the address says which; a language alone moves nothing.
  function told() {
    if (!read()) return false;
    speak();
    filter();
    var filtered = unknown.length > 0 || fields.some(function (key) { return form.elements[key].value !== ''; });
    if (filtered) document.getElementById('clauses').scrollIntoView();
    return filtered;
  }
  function fold(open) {
    each(findings, function (f) { if (!f.hidden) f.open = open; });
  }

  document.documentElement.className = 'js';
  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('reset', function () { setTimeout(changed, 0); });
  form.addEventListener('submit', function (e) { e.preventDefault(); });
  document.getElementById('unfold').addEventListener('click', function () { fold(true); });
  document.getElementById('fold').addEventListener('click', function () { fold(false); });
  each([chinese, english], function (radio) {
    radio.addEventListener('change', function () { speak(); changed(); });
  });
  window.addEventListener('hashchange', function () {
    if (told()) document.getElementById('clauses').focus();
  });
  // Everything is printed but explanations nobody unfolded.
  var opened = [];
  window.addEventListener('beforeprint', function () {
    each(document.querySelectorAll('.fold:not([open])'), function (f) { f.open = true; opened.push(f); });
  });
  window.addEventListener('afterprint', function () {
    opened.splice(0).forEach(function (f) { f.open = false; });
  });
  speak();
  filter();
  told();
})();
)js";

/// The digest of the script, for the policy of the page: a test compares.
inline constexpr std::string_view reform_page_script_digest = "sha256-4e0otQzVdcYBeWnu5+XDWZSc1Ebk8fpkZRYz0JZcH8g=";

} // namespace onezone::detail

#endif
