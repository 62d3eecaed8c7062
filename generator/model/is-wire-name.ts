const wireName = /^[A-Za-z_][\w$.-]*$/;

/** Whether a name looks like those that are sent: `loan_no`, `Library-Serial`, `copy_id_$n`. */
export function isWireName(name: string): boolean {
  return wireName.test(name);
}
