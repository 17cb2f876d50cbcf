import { InjectionToken, type Type } from '@angular/core';

/** What the top bar shows in place of the workspace's name, once a feature can switch. */
export const WORKSPACE_SWITCHER = new InjectionToken<Type<unknown>>('workspace switcher');
