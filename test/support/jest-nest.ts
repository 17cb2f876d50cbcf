/**
 * Loads Nest before any spec does: nest-commander is CommonJS and would `require()` these ESM-only
 * packages in the middle of a cycle, which Node refuses.
 */
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
