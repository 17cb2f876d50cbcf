import { NO_PASSWORDS_REASON } from '@covibe/contracts';
import { AppError, InvalidRequest, NotFound } from '../../platform/errors/app-error.js';

export class BrokenPicture extends InvalidRequest {
  override readonly code = 'profile/broken_picture';

  constructor() {
    super('This is no PNG, JPEG or WebP picture of at most 25 megapixels that can be read.');
  }
}

export class NoPasswordHere extends AppError {
  readonly code = 'profile/no_passwords';
  readonly status = 409;

  constructor() {
    super(NO_PASSWORDS_REASON);
  }
}

/** Also what is said of a photo of another tenant or of a private teammate. */
export class UnknownPhoto extends NotFound {
  override readonly code = 'profile/unknown_photo';

  constructor() {
    super('There is no such photo.');
  }
}

export class PictureElsewhere extends AppError {
  readonly code = 'request/media_type';
  readonly status = 415;

  constructor() {
    super('Send the body as application/json, without a content encoding.');
  }
}
