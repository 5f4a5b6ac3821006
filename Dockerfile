# syntax=docker/dockerfile:1
# One image, every process of Sinan: `serve` is everything, `serve gateway`, `serve cases` … are its parts.
FROM node:20.20-bookworm-slim AS build
WORKDIR /sinan
COPY . .
RUN node infra/deploy/setup.mjs install build \
 && node infra/deploy/production.mjs /app

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 SINAN_DATA=/data
# Only a deployment without Kafka and MongoDB writes, and only here: mount something to keep it.
RUN install -d -o node -g node -m 700 /data
WORKDIR /app
COPY --from=build /app ./
USER node
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["node", "infra/deploy/healthy.mjs"]
ENTRYPOINT ["node", "services/sinan/dist/bin.js"]
CMD ["serve"]
