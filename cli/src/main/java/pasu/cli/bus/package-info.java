/** Commands that listen to and speak on a running Pasu's bus. */
@NullMarked
package pasu.cli.bus;

import org.jspecify.annotations.NullMarked;
