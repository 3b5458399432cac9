"""Runs a note's SQL fences in one in-memory SQLite database.

stdin: a JSON list of scripts. stdout: a JSON list of {"out": text} up to the first failure, {"error": text}.
Each result set is a line of column names and a line per row, columns joined by " | ", an empty line between sets.
"""

import json
import sqlite3
import sys


def statements(script):
    buffer = ""
    for character in script:
        buffer += character
        if character == ";" and sqlite3.complete_statement(buffer):
            yield buffer
            buffer = ""
    if buffer.strip():
        yield buffer


def cell(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return "x'" + value.hex() + "'"
    return str(value)


def run(connection, script):
    sets = []
    for statement in statements(script):
        cursor = connection.execute(statement)
        rows = cursor.fetchall()
        if cursor.description:
            lines = [" | ".join(column[0] for column in cursor.description)]
            lines += [" | ".join(cell(value) for value in row) for row in rows]
            sets.append("\n".join(lines))
    return "\n\n".join(sets)


def main():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    results = []
    for script in json.load(sys.stdin):
        try:
            results.append({"out": run(connection, script)})
        except sqlite3.Error as error:
            results.append({"error": str(error)})
            break
    json.dump(results, sys.stdout)


main()
