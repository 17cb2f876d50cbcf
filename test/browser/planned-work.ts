import type { APIRequestContext } from '@playwright/test';

/** Plans a task as the signed-in person, as a page would. Answers its id. */
export async function planTask(
  request: APIRequestContext,
  origin: string,
  title: string,
): Promise<string> {
  const reply = await request.post(`${origin}/api/tasks`, {
    data: { title, repo: 'harbor-server', confirm: true },
    headers: { origin },
  });
  if (!reply.ok()) throw new Error(`“${title}” was not planned: ${await reply.text()}`);
  const { task } = (await reply.json()) as { task: { id: string } };
  return task.id;
}

/** Plans a workstream in the same way. Answers its id. */
export async function planWorkstream(
  request: APIRequestContext,
  origin: string,
  title: string,
): Promise<string> {
  const reply = await request.post(`${origin}/api/workstreams`, {
    data: { title, confirm: true, confirm_reason: 'Only for a test' },
    headers: { origin },
  });
  if (!reply.ok()) throw new Error(`“${title}” was not planned: ${await reply.text()}`);
  const { workstream } = (await reply.json()) as { workstream: { id: string } };
  return workstream.id;
}

export async function cancelTask(
  request: APIRequestContext,
  origin: string,
  id: string,
): Promise<void> {
  const reply = await request.post(`${origin}/api/tasks/${id}/cancel`, {
    data: { reason: 'Only for a test' },
    headers: { origin },
  });
  if (!reply.ok()) throw new Error(`${id} was not cancelled: ${await reply.text()}`);
}

/** The one in the middle: a busy machine may stumble once. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Infinity;
}

/** What 19 of 20 stay below. */
export function p95(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.ceil(numbers.length * 0.95) - 1] ?? Infinity;
}
