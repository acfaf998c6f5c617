/** Live pictures: one connection to an agent per camera, any number of viewers. */
@NullMarked
package pasu.web.live;

import org.jspecify.annotations.NullMarked;
