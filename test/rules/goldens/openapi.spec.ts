import { expectGolden } from '../../support/golden.js';
import { openApiDocument } from './openapi-document.js';

describe('the OpenAPI document', () => {
  const document = openApiDocument();

  it('is what test/golden says the wire is', () => {
    expectGolden('openapi.json', JSON.stringify(document, null, 2));
  });

  it('names no class that it does not describe', () => {
    const text = JSON.stringify(document);
    const schemas = (document.components as { schemas: object }).schemas;
    const named = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
    expect(named).not.toHaveLength(0);
    expect(named.filter((name) => !(name && name in schemas))).toEqual([]);
  });
});
