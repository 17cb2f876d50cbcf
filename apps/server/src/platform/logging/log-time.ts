/** The time of a line. Many fall into one millisecond, and writing it out costs more than the rest. */
export function timeField(): () => string {
  let millis = 0;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== millis) {
      millis = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}
