/*
 * A robot speaks in a work group that the organisation has set up with 企业微信 or 钉钉. It gets one message on
 * a working day with numbers only. Whoever knows its address can write into the group: the address is kept
 * sealed and never shown again, it can only be replaced.
 */

/** What a robot's address and secret are sealed to: the row that holds them. */
export function robotOwner(robotId: string): string {
  return `robot:${robotId}`;
}
