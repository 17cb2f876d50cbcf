import { IsInt, IsString, Min } from 'class-validator';
import { OrNull } from '../kernel/or-null.dto.js';

/** Written by the build next to the bytes it describes. */
export class CompanionManifest {
  @IsString() version: string;
  @IsString() sha256: string;
  @IsInt() @Min(1) size: number;
  /** Ed25519 over the other fields, where a signing key was given at build. */
  @OrNull() @IsString() signature: string | null;
  @OrNull() @IsString() key_id: string | null;
}
