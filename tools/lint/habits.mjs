/** What the design forbids in so many words, each with the way to do it instead. */
const imports = (name, message) => ({
  selector: `ImportSpecifier[imported.name="${name}"]`,
  message,
});

export const serverHabits = [
  imports('forwardRef', 'A circle of providers is one idea in two places: move what both need.'),
  imports('Scope', 'Providers live as long as the process; pass the actor as an argument.'),
  {
    selector: 'ThrowStatement > NewExpression[callee.name=/Exception$/]',
    message: 'Throw an AppError with a code of its own; one filter makes the reply.',
  },
];

/** Only the platform may reach into every module unasked. */
export const featureHabits = [
  ...serverHabits,
  imports('Global', 'A feature is imported by those who need it.'),
];

export const consoleHabits = [
  {
    selector:
      'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|bypassSecurityTrust\\w+)$/]',
    message: 'Text becomes markup only in templates: Trusted Types refuses it anywhere else.',
  },
];

export const templateHabits = [
  {
    selector: 'BoundAttribute[name=/^(innerHTML|outerHTML)$/]',
    message: 'Text becomes markup only in templates: Trusted Types refuses it anywhere else.',
  },
];
