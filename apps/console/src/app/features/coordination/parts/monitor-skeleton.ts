import { Component } from '@angular/core';

/** The shape of the page on its way: two texts side by side, lines below, notes beside them. */
@Component({
  selector: 'cv-monitor-skeleton',
  host: { role: 'status' },
  template: `
    <span class="visually-hidden">What needs somebody is on its way</span>
    <div class="main" aria-hidden="true">
      <div class="card">
        <div class="line short"></div>
        <div class="sides">
          <div class="side"></div>
          <div class="side"></div>
        </div>
        <div class="line"></div>
        <div class="line short"></div>
      </div>
      <div class="row"></div>
      <div class="row"></div>
      <div class="row"></div>
    </div>
    <div class="rail" aria-hidden="true">
      <div class="note"></div>
      <div class="note"></div>
      <div class="note"></div>
    </div>
  `,
  styleUrl: './monitor-skeleton.css',
})
export class MonitorSkeleton {}
