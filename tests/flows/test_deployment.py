"""prefect.yaml on a real server: the pins and the schedule must make Scheduled runs, or nothing ever runs by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.prefect_client import connected
from flows.prefect_server import own_server
from model.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_the_deployment_gets_scheduled_runs(tmp_path: Path) -> None:
    with own_server(Settings(home=tmp_path)) as server:
        server.wait()
        environment = {
            **os.environ,
            "PREFECT_API_URL": server.address.api_url,
            "PREFECT_API_AUTH_STRING": server.address.credentials,
            "PREFECT_HOME": str(tmp_path / "client"),
        }
        for command in (("work-pool", "create", "vanthu", "--type", "process"), ("--no-prompt", "deploy", "--all")):
            program = [sys.executable, "-m", "prefect", *command]
            subprocess.run(program, cwd=ROOT, env=environment, check=True, capture_output=True, timeout=120)
        with connected(server.address):
            _assert_scheduled()


def _assert_scheduled() -> None:
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        deployment = client.read_deployment_by_name("ingest/inbox")
        assert [schedule.slug for schedule in deployment.schedules] == ["sweep"]
        deadline = time.monotonic() + 60
        while not (runs := client.read_flow_runs()):
            assert time.monotonic() < deadline, "no run was ever scheduled"
            time.sleep(0.5)
    assert {run.state_type.value for run in runs if run.state_type} == {"SCHEDULED"}
    assert {run.deployment_id for run in runs} == {deployment.id}
