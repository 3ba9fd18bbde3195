"""What kind of disk a folder lies on, and how much room is left there."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path

FREE_BYTES_NEEDED = 8 * 1024 * 1024
"""Below this nothing is written: a transaction must not run out of room half-way."""

MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "beegfs", "davfs",
        "fuse.sshfs", "fuse.rclone", "fuse.s3fs", "fuse.glusterfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.curlftpfs",
    }
)  # fmt: skip
_DRIVE_REMOTE = 4


def free_bytes(folder: Path) -> int:
    """Bytes a normal user may still write there. OSError when the folder is gone."""
    return shutil.disk_usage(folder).free


def file_id(path: Path) -> tuple[int, int]:
    """What stays the same as long as it is the same file. OSError when there is none."""
    found = path.stat()
    return found.st_dev, found.st_ino


def on_network(folder: Path) -> bool:
    """Whether the folder lies on a network drive, where file locks and syncs cannot be trusted.

    False where the system does not say. Windows: GetDriveTypeW; Linux: the mount table.
    """
    folder = folder.resolve()
    if sys.platform == "win32":
        return _remote_drive(folder)
    return mount_type(folder) in _NETWORK


def mount_type(folder: Path) -> str:
    """The file system's type by the Linux mount table; an empty string where there is no such table."""
    try:
        lines = MOUNTS.read_text("utf-8", "replace").splitlines()
    except OSError:
        return ""
    found = ("", "")
    for line in lines:
        point, kind = _mount(line)
        if folder.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, kind)
    return found[1]


def sync_folder(folder: Path) -> None:
    """Make names made or moved in the folder outlast a power cut, where the system lets a folder be synced."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _mount(line: str) -> tuple[str, str]:
    """Mount point and type of one line of mountinfo (proc(5)); blanks in a path are written as octal escapes."""
    left, _, right = line.partition(" - ")
    point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), left.split(" ")[4])
    return point, right.split(" ")[0]


def _remote_drive(folder: Path) -> bool:
    if folder.drive.startswith("\\\\"):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  there is no such library elsewhere

        return bool(ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE)
    return False
