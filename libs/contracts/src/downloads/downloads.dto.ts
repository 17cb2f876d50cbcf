import { IsInt, IsString, Min, ValidateIf } from 'class-validator';

/** Written by the build next to the bytes it describes. */
export class CompanionManifest {
  @IsString() version: string;
  @IsString() sha256: string;
  @IsInt() @Min(1) size: number;
  /** Ed25519 over the other fields, where a signing key was given at build. */
  @ValidateIf((_, value) => value !== null) @IsString() signature: string | null;
  @ValidateIf((_, value) => value !== null) @IsString() key_id: string | null;
}
