import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength } from 'class-validator';
import { JSONSchema } from 'class-validator-jsonschema';
import { Field } from '../mcp/fields.dto.js';
import { ID_MAX } from '../mcp/mcp.values.js';

export class ListFeedback {
  @Field.limit() limit?: number;
  @Field.cursor() cursor?: string;
}

export class AcknowledgeFeedback {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(ID_MAX, { each: true })
  @JSONSchema({ description: 'The entries (fb_…) you have acted on.' })
  feedback_ids: string[];
  @Field.key() idempotency_key?: string;
}
