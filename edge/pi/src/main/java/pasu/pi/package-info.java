/** The pasu-edge program: an edge as a service of a Raspberry Pi, told by a file. */
@NullMarked
package pasu.pi;

import org.jspecify.annotations.NullMarked;
