// SPDX-License-Identifier: Apache-2.0
#ifndef ONEZONE_FACES_EXPORTS_ORGANIZATION_HPP_INCLUDED
#define ONEZONE_FACES_EXPORTS_ORGANIZATION_HPP_INCLUDED

#include <onezone/export.hpp>
#include <onezone/model/hierarchy.hpp>
#include <onezone/reform/succession.hpp>

#include <string>
#include <vector>

/// @file
/// A hierarchy as linked data: JSON-LD in the W3C Organization Ontology (https://www.w3.org/TR/vocab-org/).
///
///  1. | thing | is an | with |
///     |---|---|---|
///     | division, zone, park | org:Organization | skos:prefLabel, org:identifier (the code), org:classification (the kind), org:subOrganizationOf (parent, or whole of a park) |
///     | body | org:FormalOrganization; an internal one org:OrganizationalUnit | org:subOrganizationOf or org:unitOf, org:classification |
///     | post | org:Post | org:postIn, skos:prefLabel, org:heldBy whoever is not known to have left |
///     | person | foaf:Person | foaf:name |
///     | tenure | org:Membership | org:member, org:organization, oz:post, org:memberDuring |
///     | line of descent | org:ChangeEvent | org:originalOrganization, org:resultingOrganization |
///     What org: has no word for stands under `oz:` (`seat`, `host`, `managing`, `administeredBy`, `post`).
///  2. Subjects are `urn:onezone:unit:…`, `:body:…`, `:post:…`, `:person:…`, `:tenure:…` with the id in sixteen hexadecimal digits. The
///     context is part of the document: nothing is fetched to read it.
///  3. Equal hierarchies give equal text.
/// Limits: only what the table names; all facts with their grades are in JSON documents (faces/json/hierarchy.hpp).

namespace onezone {

/// The JSON-LD document. Lines of descent between things that are only named are left out.
///
/// Complexity: O(n log n) in records; allocates.
[[nodiscard]] ONEZONE_API std::string write_organization(
    const hierarchy& h, const std::vector<succession>& lineage = {});

} // namespace onezone

#endif
