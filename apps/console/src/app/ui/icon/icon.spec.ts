import { TestBed } from '@angular/core/testing';
import circleAlert from '@lucide/icons/icons/circle-alert';
import panelLeft from '@lucide/icons/icons/panel-left';
import { expectAccessible } from '../testing/accessible.js';
import { Icon } from './icon.js';

describe('an icon', () => {
  const draw = (shape: LucideIcon): Element => {
    const fixture = TestBed.createComponent(Icon);
    fixture.componentRef.setInput('shape', shape);
    fixture.detectChanges();
    return fixture.nativeElement as Element;
  };

  it('draws every part of its shape', () => {
    const parts = [...draw(circleAlert).querySelectorAll('svg > *')].map(({ tagName }) => tagName);
    expect(parts.sort()).toEqual(['circle', 'line', 'line']);
    expect(draw(panelLeft).querySelector('rect')?.getAttribute('rx')).toBe('2');
  });

  it('is silent for screen readers', async () => {
    const icon = draw(circleAlert);
    expect(icon.getAttribute('aria-hidden')).toBe('true');
    await expectAccessible(icon);
  });
});
