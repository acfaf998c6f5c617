package pasu.assignment;

import pasu.protocol.Suite;

/** What counts about a camera when leases are given. */
record Standing(String site, int importance, Suite suite) {}
