package pasu.assignment;

import pasu.protocol.Suite;

/**
 * What counts about a camera when leases are given.
 *
 * @param dedicated whether its site's plan shares agents with no other site
 */
record Standing(String site, int importance, Suite suite, boolean dedicated) {}
