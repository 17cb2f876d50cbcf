import type { Routes } from '@angular/router';
import { Workstreams } from './workstreams.js';

export default [{ path: '', component: Workstreams }] satisfies Routes;
