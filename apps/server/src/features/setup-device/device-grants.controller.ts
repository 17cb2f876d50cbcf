import { SETUP_DEVICE, type PolledGrantReply, type RequestedGrantReply } from '@covibe/contracts';
import { PollGrant, RequestGrant } from '@covibe/contracts/dto';
import { Body, Controller, Header, Ip } from '@nestjs/common';
import { schemaOf } from '../../platform/contracts/schema-of.js';
import { Route } from '../../platform/http/route.js';
import { Limited } from '../../platform/rate-limit/limited.js';
import { DeviceGrantsService } from './device-grants.service.js';
import { CONFIRMATIONS, POLLS, REQUESTS } from './setup-limits.js';

/** Called by a machine that nobody has approved yet. */
@Controller()
export class DeviceGrantsController {
  constructor(private readonly grants: DeviceGrantsService) {}

  @Limited(REQUESTS)
  @Header('cache-control', 'no-store')
  @Route(SETUP_DEVICE.request)
  request(
    @Body({ schema: schemaOf(RequestGrant) }) wish: RequestGrant,
    @Ip() address: string,
  ): Promise<RequestedGrantReply> {
    return this.grants.request(wish, address);
  }

  @Limited(POLLS)
  @Header('cache-control', 'no-store')
  @Route(SETUP_DEVICE.poll)
  poll(
    @Body({ schema: schemaOf(PollGrant) }) { device_code }: PollGrant,
  ): Promise<PolledGrantReply> {
    return this.grants.poll(device_code);
  }

  @Limited(CONFIRMATIONS)
  @Header('cache-control', 'no-store')
  @Route(SETUP_DEVICE.confirm)
  confirm(@Body({ schema: schemaOf(PollGrant) }) { device_code }: PollGrant): Promise<void> {
    return this.grants.confirm(device_code);
  }
}
