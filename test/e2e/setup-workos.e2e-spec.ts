import { MEMBERS } from '@covibe/contracts';
import { BrowserPerson } from '../support/browser-person.js';
import { decide, DeviceFlow, lookUp } from '../support/device-flow.js';
import { type TestApp, testApp } from '../support/test-app.js';
import {
  begin,
  choose,
  pathOf,
  plantCompany,
  signedInWithWorkos,
  type WorkosCompany,
} from '../support/workos-person.js';
import { WorkosStub } from '../support/workos-stub/index.js';

describe('setting up a machine where WorkOS signs people in', () => {
  let stub: WorkosStub;
  let server: TestApp;
  let acme: WorkosCompany;
  let machine: DeviceFlow;

  beforeAll(async () => {
    stub = await WorkosStub.start();
    server = await testApp({ env: stub.env });
    acme = await plantCompany(server, stub, { name: 'acme' });
    machine = new DeviceFlow(server);
  });
  afterAll(async () => {
    await server.stop();
    await stub.stop();
  });

  it('brings the code through the hosted page and back', async () => {
    const { user_code, device_code } = await machine.request();
    const link = `/setup/authorize?code=${user_code}`;
    const mel = new BrowserPerson(server);
    expect((await lookUp(mel, user_code)).statusCode).toBe(401);
    const callback = await choose(await begin(mel, link), { user: acme.memberUser });
    expect((await mel.get(pathOf(callback))).headers.location).toBe(link);
    expect((await lookUp(mel, user_code)).statusCode).toBe(200);
    expect((await decide(mel, user_code)).statusCode).toBe(200);
    expect((await machine.poll(device_code)).status).toBe('approved');
  });

  it('gives nothing to somebody who was removed before the tokens were collected', async () => {
    const { user_code, device_code } = await machine.request();
    const mel = await signedInWithWorkos(server, { user: acme.memberUser });
    const ada = await signedInWithWorkos(server, { user: acme.adminUser });
    expect((await decide(mel, user_code)).statusCode).toBe(200);
    const removal = MEMBERS.remove.path.replace(':id', acme.member.id);
    expect((await ada.send('DELETE', removal)).statusCode).toBe(200);
    expect(await machine.poll(device_code)).toEqual({ status: 'denied' });
  });
});
