/** Commands that ask a running Pasu over HTTP, and how their answers look to people. */
@NullMarked
package pasu.cli.client;

import org.jspecify.annotations.NullMarked;
