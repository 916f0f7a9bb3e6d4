# SPDX-License-Identifier: Apache-2.0
# The program shown in the README is PROGRAM, to the letter (from its first #include on).
file(READ "${README}" readme)
file(READ "${PROGRAM}" program)
string(FIND "${program}" "#include" start)
string(SUBSTRING "${program}" ${start} -1 program)
string(FIND "${readme}" "```cpp\n${program}```" found)
if(found EQUAL -1)
    message(FATAL_ERROR "The README does not show ${PROGRAM} as it is.")
endif()
