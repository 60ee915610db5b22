# Writes for CTest which suites a test program has: one entry each, with the program's environment.
# Called after the program is linked with PROGRAM, FILE and ENVIRONMENT.
execute_process(COMMAND ${CMAKE_COMMAND} -E env ${ENVIRONMENT} ${PROGRAM} --gtest_list_tests
  OUTPUT_VARIABLE listed COMMAND_ERROR_IS_FATAL ANY TIMEOUT 60)
string(REGEX MATCHALL "(^|\n)[^ \n]+\\.(\n|  #)" suites "${listed}")
set(entries "")
foreach(suite IN LISTS suites)
  string(REGEX REPLACE "[\n #]" "" suite "${suite}")
  string(REGEX REPLACE "\\.$" "" suite "${suite}")
  string(APPEND entries "add_test([==[${suite}]==] [==[${PROGRAM}]==] [==[--gtest_filter=${suite}.*]==])\n"
    "set_tests_properties([==[${suite}]==] PROPERTIES TIMEOUT 900 ENVIRONMENT [==[${ENVIRONMENT}]==])\n")
endforeach()
file(WRITE ${FILE} "${entries}")
