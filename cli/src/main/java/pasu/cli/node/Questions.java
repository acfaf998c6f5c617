package pasu.cli.node;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where this process was asked what it has not answered yet, the latest ones. Thread-safe. */
final class Questions {

  private static final int REMEMBERED = 4_096;

  private final Map<String, String> addresses =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized void remember(String replyAddress, String address) {
    addresses.put(replyAddress, address);
  }

  /** Where the question was asked that an answer at this address answers; null where none was. */
  synchronized @Nullable String answered(@Nullable String replyAddress) {
    return addresses.remove(replyAddress);
  }

  synchronized void forget() {
    addresses.clear();
  }
}
