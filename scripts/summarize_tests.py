#!/usr/bin/env python3
"""Adds up the results that test.sh left:  summarize_tests.py RESULTS LOGS

RESULTS holds one folder per runner: its exit code in `status`, and *.xml (JUnit, written by ctest) or *.json ({passed,
failures, skips}, written by the runners under tests/). Lists what failed and what was skipped, ends with
"N passed, N failed, N skipped" and exits 1 when anything failed.
"""
import json
import pathlib
import re
import sys
import xml.etree.ElementTree


def skip_reason(output):
    """GoogleTest prints `file:line: Skipped` and then what was streamed into GTEST_SKIP()."""
    match = re.search(r"Skipped\n(.*?)(?:\n\[|\n\n|\Z)", output or "", re.DOTALL)
    return " ".join(match.group(1).split()) if match and match.group(1).strip() else "no reason given"


def read_junit(path):
    passed, failures, skips = 0, [], []
    for case in xml.etree.ElementTree.parse(path).getroot().iter("testcase"):
        name, output = case.get("name"), case.findtext("system-out") or ""
        # ctest says "skipped" of a program that it cannot find as well; only GoogleTest's own skips are skips.
        skipped, failed = case.find("skipped"), case.find("failure")
        if case.get("status") == "run":
            passed += 1
        elif case.get("status") == "disabled":
            skips.append((name, "disabled in its source"))
        elif skipped is not None and skipped.get("message", "").startswith("SKIP_"):
            skips.append((name, skip_reason(output)))
        else:
            cause = next((each.get("message") for each in (failed, skipped) if each is not None and each.get("message")), "")
            failures.append((name, "\n".join(filter(None, (cause, output.strip())))))
    return passed, failures, skips


def read_json(path):
    result = json.loads(path.read_text(encoding="utf-8"))
    failures = [(each["name"], each.get("message", "")) for each in result.get("failures", [])]
    skips = [(each["name"], each.get("reason", "")) for each in result.get("skips", [])]
    return result["passed"], failures, skips


def read_runner(folder):
    """A runner that ended badly, or told nothing, broke before it could name a case: that is one failure more."""
    passed, failures, skips = 0, [], []
    for path in sorted(folder.glob("*.xml")) + sorted(folder.glob("*.json")):
        try:
            more_passed, more_failures, more_skips = (read_junit if path.suffix == ".xml" else read_json)(path)
        except (ValueError, KeyError, TypeError, xml.etree.ElementTree.ParseError) as error:
            # A file that is no result must not hide what the other files tell.
            failures.append((f"runner '{folder.name}'", f"left {path.name}, which is no test result: {error!r}"))
            continue
        passed += more_passed
        failures += more_failures
        skips += more_skips
    status = (folder / "status").read_text().strip()
    if not failures and status != "0":
        failures.append((f"runner '{folder.name}'", f"ended with exit code {status} before it could name a failed case"))
    elif passed + len(failures) + len(skips) == 0:
        failures.append((f"runner '{folder.name}'", "ran no case"))
    return passed, failures, skips


def main(results, logs):
    passed, failures, skips = 0, [], []
    for folder in sorted(path for path in results.iterdir() if path.is_dir()):
        more_passed, more_failures, more_skips = read_runner(folder)
        passed += more_passed
        failures += more_failures
        skips += more_skips
    if failures:
        print("\nFailed:")
    for name, message in failures:
        print(f"  {name}")
        for line in message.splitlines()[-30:]:
            print(f"      {line}")
    if failures:
        print(f"  All output: {logs}/test-*.log")
    if skips:
        print("\nSkipped:")
    for name, reason in skips:
        print(f"  {name}: {reason}")
    print(f"\n{passed} passed, {len(failures)} failed, {len(skips)} skipped")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
