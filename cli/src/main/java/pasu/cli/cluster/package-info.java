/** How several Pasu processes form one. */
@NullMarked
package pasu.cli.cluster;

import org.jspecify.annotations.NullMarked;
