import type { CallToolResult, GetPromptResult } from '@modelcontextprotocol/server';

/** What the conformance suite asks a server under test to offer, word for word. */
const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
const SILENCE = 'UklGRiQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQAAAAA=';

const text = (words: string) => ({ type: 'text' as const, text: words });
const image = { type: 'image' as const, data: PIXEL, mimeType: 'image/png' };

export const CONTENT_TOOLS: Record<string, CallToolResult> = {
  test_simple_text: { content: [text('This is a simple text response for testing.')] },
  test_image_content: { content: [image] },
  test_audio_content: { content: [{ type: 'audio', data: SILENCE, mimeType: 'audio/wav' }] },
  test_embedded_resource: {
    content: [
      {
        type: 'resource',
        resource: {
          uri: 'test://embedded-resource',
          mimeType: 'text/plain',
          text: 'This is an embedded resource content.',
        },
      },
    ],
  },
  test_multiple_content_types: {
    content: [
      text('Multiple content types test:'),
      image,
      {
        type: 'resource',
        resource: {
          uri: 'test://mixed-content-resource',
          mimeType: 'application/json',
          text: '{"test":"data","value":123}',
        },
      },
    ],
  },
  test_error_handling: {
    isError: true,
    content: [text('This tool intentionally returns an error for testing')],
  },
};

/** An input schema that says more than ours do: it must reach the caller untouched. */
export const DIALECT_TOOL = {
  name: 'json_schema_2020_12_tool',
  description: 'Tool with JSON Schema 2020-12 features',
  inputSchema: {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object' as const,
    $defs: {
      address: {
        $anchor: 'addressDef',
        type: 'object',
        properties: { street: { type: 'string' }, city: { type: 'string' } },
      },
    },
    properties: {
      name: { type: 'string' },
      address: { $ref: '#/$defs/address' },
      contactMethod: { type: 'string', enum: ['phone', 'email'] },
      phone: { type: 'string' },
      email: { type: 'string' },
    },
    allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
    if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
    then: { required: ['phone'] },
    else: { required: ['email'] },
    additionalProperties: false,
  },
};

type Content = { uri: string; mimeType: string } & ({ text: string } | { blob: string });

export function testResource(uri: string): Content | undefined {
  const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
  if (id) {
    const data = { id, templateTest: true, data: `Data for ID: ${id}` };
    return { uri, mimeType: 'application/json', text: JSON.stringify(data) };
  }
  if (uri === 'test://static-binary') return { uri, mimeType: 'image/png', blob: PIXEL };
  if (uri !== 'test://static-text') return undefined;
  const words = 'This is the content of the static text resource.';
  return { uri, mimeType: 'text/plain', text: words };
}

const arg = (name: string) => ({ name, description: `The ${name}`, required: true });

export const TEST_PROMPTS = [
  { name: 'test_simple_prompt', description: 'Without arguments' },
  {
    name: 'test_prompt_with_arguments',
    description: 'With two arguments',
    arguments: [arg('arg1'), arg('arg2')],
  },
  {
    name: 'test_prompt_with_embedded_resource',
    description: 'With a resource in it',
    arguments: [arg('resourceUri')],
  },
  { name: 'test_prompt_with_image', description: 'With a picture in it' },
];

export function testPrompt(
  name: string,
  given: Record<string, string>,
): GetPromptResult | undefined {
  const said = (content: GetPromptResult['messages'][number]['content']) => ({
    role: 'user' as const,
    content,
  });
  const { arg1 = '', arg2 = '', resourceUri: uri = '' } = given;
  const embedded = { uri, mimeType: 'text/plain', text: 'Embedded resource content for testing.' };
  const messages = {
    test_simple_prompt: [said(text('This is a simple prompt for testing.'))],
    test_prompt_with_arguments: [
      said(text(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)),
    ],
    test_prompt_with_embedded_resource: [
      said({ type: 'resource', resource: embedded }),
      said(text('Please process the embedded resource above.')),
    ],
    test_prompt_with_image: [said(image), said(text('Please analyze the image above.'))],
  }[name];
  return messages && { messages };
}
