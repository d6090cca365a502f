# SPDX-License-Identifier: GPL-3.0-or-later
"""DuckDB's side of peers.sh: peer_duckdb.py top|rollup FILE THREADS. Reads only the columns the question needs."""

import sys

import duckdb

question, path, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
columns = {"videoId": "VARCHAR"}
if question == "rollup":
    columns.update({"eventType": "VARCHAR", "timestamp": "BIGINT", "value": "DOUBLE"})

connection = duckdb.connect()
connection.execute(f"SET threads = {threads}")
if path.endswith(".csv"):
    table = f"read_csv('{path}', header = true)"
else:
    table = f"read_json('{path}', format = 'newline_delimited', columns = {columns})"

if question == "top":
    rows = connection.execute(f"SELECT videoId, count(*) n FROM {table} GROUP BY 1 ORDER BY n DESC, 1 LIMIT 100").fetchall()
    for item, count in rows:
        print(f"{item},{count}")
else:
    # What `tallyctl bench open` answers: every cell, then the top 100 and the minutes from the cells.
    connection.execute(
        "CREATE TEMP TABLE cells AS SELECT videoId, eventType, timestamp // 60000 AS minute, count(*) n, sum(value) s, "
        f"min(value) low, max(value) high FROM {table} GROUP BY ALL")
    events, cells = connection.execute("SELECT sum(n)::BIGINT, count(*) FROM cells").fetchone()
    minutes = len(connection.execute("SELECT minute, sum(n) FROM cells GROUP BY 1").fetchall())
    top = connection.execute("SELECT videoId, sum(n)::BIGINT n FROM cells GROUP BY 1 ORDER BY n DESC, 1 LIMIT 100").fetchall()
    print(f"events {events}\ncells {cells}\nminutes {minutes}\ntop_count {top[0][1]}")
