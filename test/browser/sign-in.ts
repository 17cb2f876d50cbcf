import type { APIRequestContext } from '@playwright/test';

interface People {
  people: { developer_id: string; handle: string }[];
}

/** Signs somebody of the seeded company in; the cookie stays with the context of `request`. */
export async function signInAs(request: APIRequestContext, origin: string, handle: string) {
  const list = await request.get(`${origin}/api/auth/local/people`);
  const { people } = (await list.json()) as People;
  const person = people.find((one) => one.handle === handle);
  if (!person) throw new Error(`Nobody is called ${handle}: ${JSON.stringify(people)}`);
  const reply = await request.post(`${origin}/api/auth/local/sign-in`, {
    data: { developer_id: person.developer_id },
    headers: { origin },
  });
  if (!reply.ok()) throw new Error(`${handle} could not sign in: ${await reply.text()}`);
}
