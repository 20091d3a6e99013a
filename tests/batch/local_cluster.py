"""A Dask cluster of two workers, as a program: says where it is and by whom, ends with its input.

It is a program of its own because Dask warns, and our tests take warnings for errors.
"""

from __future__ import annotations

import json
import sys

from distributed import LocalCluster


def main() -> None:
    """Start it, say where it is, answer each line with the processes of its workers, and stop."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, local_directory=sys.argv[1]
    ) as cluster:
        say({"address": cluster.scheduler_address})
        for _ in sys.stdin:
            say({"pids": [nanny.pid for nanny in cluster.workers.values() if nanny.pid]})


def say(data: object) -> None:
    """Write a line."""
    sys.stdout.write(json.dumps(data) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
