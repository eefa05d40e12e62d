"""Reads an archive as others do: a line a file, with what is known of it."""
import hashlib
import sys
import tarfile
import zipfile

path = sys.argv[1]
sys.stdout.reconfigure(encoding="utf-8")
if path.endswith(".zip"):
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for file in archive.infolist():
            digest = hashlib.sha256(archive.read(file)).hexdigest()
            stamp = "-".join(str(part) for part in file.date_time[:3])
            # Without bit 11 a name that is not ASCII is read in whatever the system's code is.
            utf8 = "utf8" if file.flag_bits & 0x800 or file.filename.isascii() else "local"
            method = {0: "stored", 8: "deflated"}[file.compress_type]
            mode = oct(file.external_attr >> 16)
            print(file.filename, digest, stamp, utf8, method, mode, sep="|")
else:
    # `r|`: as a stream, from front to back.
    with tarfile.open(path, "r|") as archive:
        for file in archive:
            digest = hashlib.sha256(archive.extractfile(file).read()).hexdigest()
            owner = f"{file.uid}:{file.gid}:{file.uname}:{file.gname}"
            print(file.name, digest, file.mtime, owner, oct(file.mode), sep="|")
