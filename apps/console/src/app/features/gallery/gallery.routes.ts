import type { Routes } from '@angular/router';
import { Gallery } from './gallery.js';

export default [{ path: '', component: Gallery }] satisfies Routes;
