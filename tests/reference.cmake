# SPDX-License-Identifier: Apache-2.0
# Looks at the pages of the reference as a reader would: cmake -D PAGES=… -D HEADERS=… -P reference.cmake

function(onezone_page_says name)
    file(READ "${PAGES}/${name}" page)
    foreach(said IN LISTS ARGN)
        string(FIND "${page}" "${said}" at)
        if(at EQUAL -1)
            message(SEND_ERROR "${name} does not say: ${said}")
        endif()
    endforeach()
endfunction()

onezone_page_says(index.html "Where to begin" "an embeddable C++20 library" "The house" "Linking the library"
                  "Small programs of analysts" "Unit tests of rule changes" "classonezone_1_1hierarchy.html")

# A group a floor, with something in it; an operation says what it refuses in a paragraph of its own.
file(GLOB floors LIST_DIRECTORIES TRUE RELATIVE "${HEADERS}" "${HEADERS}/*")
set(seen 0)
foreach(floor IN LISTS floors)
    if(IS_DIRECTORY "${HEADERS}/${floor}")
        onezone_page_says("group__${floor}.html" "onezone::")
        onezone_page_says(index.html "group__${floor}.html")
        math(EXPR seen "${seen} + 1")
    endif()
endforeach()
if(seen LESS 8)
    message(SEND_ERROR "only ${seen} floors were found")
endif()
onezone_page_says(structonezone_1_1establish__zone.html "<dt>Carries over</dt>" "<dt>Refuses</dt>" "<dt>Source</dt>"
                  "by the names things have in")
onezone_page_says(classonezone_1_1hierarchy.html "<dt>Complexity</dt>")
# A function that shares its comment with the one above says so; what is only declared ahead is in the group of its definition.
onezone_page_says(classonezone_1_1change.html "This is an overloaded member function")
onezone_page_says(structonezone_1_1fact.html "group__ground.html")

file(GLOB inner "${PAGES}/*onezone_1_1detail*" "${PAGES}/*_1_1packs_1_1detail*")
if(inner)
    message(SEND_ERROR "what is nobody's business outside has pages: ${inner}")
endif()
