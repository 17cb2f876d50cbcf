import type { MessageStatus } from '@covibe/contracts';
import type { Tone } from '../../../ui/pill/pill.js';

export const MESSAGE_STATUS_NAMES: Readonly<Record<MessageStatus, string>> = {
  open: 'Open',
  answered: 'Answered',
  accepted: 'Accepted',
  declined: 'Declined',
  expired: 'Expired',
  withdrawn: 'Taken back',
};

export const MESSAGE_STATUS_TONES: Readonly<Record<MessageStatus, Tone>> = {
  open: 'info',
  answered: 'good',
  accepted: 'good',
  declined: 'bad',
  expired: 'neutral',
  withdrawn: 'neutral',
};
