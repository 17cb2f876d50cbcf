import type { Routes } from '@angular/router';
import { Coordination } from './coordination.js';

export default [{ path: '', component: Coordination }] satisfies Routes;
