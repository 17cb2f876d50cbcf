import { Component } from '@angular/core';

@Component({ selector: 'cv-gallery', template: `<h1>Parts</h1>` })
export class Gallery {}
