import { type Check, fail, type Finding, ok, warn } from '../finding.ts';

/** What /api/health says, as far as this check reads it. */
interface Health {
  status: string;
  database: string;
  schema: string;
  mcp_tools: number;
  auth_mode: string;
  missing_tables: string[];
  missing_columns: string[];
}

export const sharedServer: Check = async () => {
  const origin = serverOrigin(process.env);
  return [judgeHealth(origin, await askHealth(origin))];
};

export function serverOrigin(env: NodeJS.ProcessEnv): string {
  return (env.COVIBE_HOSTED_URL || `http://localhost:${env.PORT || 3000}`).replace(/\/+$/, '');
}

/** Undefined when nothing answers there, or something that is not Co-Vibe. */
export async function askHealth(origin: string): Promise<Health | undefined> {
  try {
    const reply = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(3000) });
    const body = (await reply.json()) as Partial<Health> | null;
    const known = typeof body?.status === 'string' && Array.isArray(body.missing_tables);
    return known ? (body as Health) : undefined;
  } catch {
    return undefined;
  }
}

export function judgeHealth(origin: string, health: Health | undefined): Finding {
  if (!health) {
    return warn(
      `No Co-Vibe server answers at ${origin}`,
      'Start one with `npm start`, or set COVIBE_HOSTED_URL to the one your team shares.',
    );
  }
  if (health.status === 'ok') {
    const words = `auth mode ${health.auth_mode}, ${health.mcp_tools} MCP tools`;
    return ok(`The server at ${origin} is well: ${words}`);
  }
  const missing = [...health.missing_tables, ...health.missing_columns];
  if (missing.length > 0) {
    return fail(
      `The server at ${origin} misses ${missing.slice(0, 5).join(', ')} in its database`,
      'Run `npm run db:migrate` against its database.',
    );
  }
  return fail(
    `The server at ${origin} is not well: database ${health.database}, schema ${health.schema}`,
    'Read its log; with its database back it recovers by itself.',
  );
}
