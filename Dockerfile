# A bot that serves the corpus of this checkout. Build stages embed it with sentence-transformers and write the ONNX
# export; the final stage answers with ONNX Runtime and has no torch.
FROM python:3.11-slim-bookworm AS build
# PyTorch's CPU wheels, asked only where the configured package sources have no CPU build.
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
COPY constraints.txt ./
RUN python -m venv /opt/build && \
    { /opt/build/bin/pip install --quiet torch==2.13.0+cpu 2>/dev/null || \
      /opt/build/bin/pip install --quiet --index-url "$TORCH_INDEX" torch==2.13.0+cpu; }
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY index index
RUN /opt/build/bin/pip install --quiet --constraint constraints.txt .
COPY corpus corpus
RUN /opt/build/bin/talks-index build --quiet --corpus corpus --index /srv/index.d && \
    rm -f /srv/index.d/embeddings.sqlite /srv/index.d/.build-lock && chmod -R a+rX /srv/index.d
# What serving imports; torch, sentence-transformers, onnx and the packaged weights only build.
RUN python -m venv /opt/bot && \
    /opt/bot/bin/pip install --quiet --constraint constraints.txt babel faiss-cpu fontpkg \
      fontpkg-noto-sans-arabic httpx jinja2 matplotlib numpy onnxruntime pillow \
      pydantic-settings python-multipart "python-telegram-bot[rate-limiter]" pyyaml rapidfuzz rich starlette tantivy tokenizers typer uvicorn && \
    /opt/bot/bin/pip install --quiet --no-deps . && \
    /opt/bot/bin/pip uninstall --quiet --yes pip setuptools

FROM python:3.11-slim-bookworm
LABEL org.opencontainers.image.title="talks-bot" org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/bot /opt/bot
COPY --from=build /srv/index.d /srv/index.d
ENV PATH=/opt/bot/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    HF_HUB_OFFLINE=1 ORT_DISABLE_TELEMETRY=1 TALKS_INDEX=/srv/index.d
USER 10001:10001
WORKDIR /tmp
ENTRYPOINT ["talks-bot"]
CMD ["run"]
