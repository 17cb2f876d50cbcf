import type { Routes } from '@angular/router';
import { Activity } from './activity.js';

export default [{ path: '', component: Activity }] satisfies Routes;
