"""Runs tests and tells of each in one line of JSON, for python-tests.ts."""

import json
import unittest


class JsonResult(unittest.TestResult):
    def _tell(self, test, outcome, output=""):
        print(json.dumps({"test": test.id().split(".")[-1], "outcome": outcome, "output": output}), flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, "passed")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "failed", self._exc_info_to_string(err, test))

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "failed", self._exc_info_to_string(err, test))


def run(*cases):
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    unittest.TestSuite(load(case) for case in cases).run(JsonResult())
