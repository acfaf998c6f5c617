package pasu.notification.channel;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Date;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import pasu.database.Blocking;
import pasu.notification.Notice;
import pasu.notification.NotificationChannel;
import pasu.protocol.Refusal;

/** Sends e-mail over the operator's mail server. That blocks, so it has threads of its own. */
public final class EmailChannel implements NotificationChannel {

  private static final String HOST = "host";
  private static final String PORT = "port";
  private static final String SECURITY = "security";
  private static final String USER = "user";
  private static final String PASSWORD = "password";
  private static final String FROM = "from";
  private static final String TO = "to";

  private static final String PATIENCE_MILLIS = "10000"; // For each step of a delivery.
  private static final int THREADS = 2;
  private static final int MOST_WAITING = 100;

  private final WorkerExecutor threads;
  private final AtomicInteger waiting = new AtomicInteger();

  public EmailChannel(Vertx vertx) {
    threads = vertx.createSharedWorkerExecutor("pasu-mail", THREADS);
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public Set<String> settings() {
    return Set.of(
        HOST, PORT, SECURITY, USER, PASSWORD, FROM, TO, Addressed.PAGE, Addressed.LANGUAGE);
  }

  @Override
  public Set<String> secrets() {
    return Set.of(PASSWORD);
  }

  /** Owners only say whom to write to: which servers there are at home is not theirs to try. */
  @Override
  public Set<String> common() {
    return Set.of(HOST, PORT, SECURITY, USER, PASSWORD, FROM, Addressed.PAGE);
  }

  @Override
  public void check(Map<String, String> settings) {
    if (!settings.getOrDefault(HOST, "").matches("[A-Za-z0-9.:-]{1,255}")) {
      throw Refusal.badRequest(
          "mail-server-wanted",
          "host must be the mail server's name, as in smtp.example.org; an operator sets it");
    }
    if (!settings.getOrDefault(PORT, "587").matches("[1-9]\\d{0,4}")) {
      throw Refusal.badRequest(
          "number-wanted", "{field} must be a number, but is {value}", PORT, settings.get(PORT));
    }
    if (!Set.of("starttls", "tls", "none").contains(security(settings))) {
      throw Refusal.badRequest(
          "unknown-security",
          "security must be starttls, tls or none, but is {value}",
          security(settings));
    }
    address(settings, FROM);
    address(settings, TO);
    Addressed.checkPage(settings);
    Addressed.checkLanguage(settings);
  }

  @Override
  public Future<Void> send(Notice notice, Setting setting) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Future.failedFuture("the mail server is too slow; a message was given up");
    }
    return Blocking.on(threads, () -> deliver(notice, setting.texts()))
        .onComplete(_ -> waiting.decrementAndGet())
        .mapEmpty();
  }

  private static boolean deliver(Notice notice, Map<String, String> settings)
      throws MessagingException {
    Session session = Session.getInstance(properties(settings));
    MimeMessage message = new MimeMessage(session);
    message.setFrom(address(settings, FROM));
    message.setRecipient(Message.RecipientType.TO, address(settings, TO));
    message.setSubject("Pasu: " + Addressed.sentence(notice, settings), "utf-8");
    message.setSentDate(Date.from(notice.at()));
    message.setText(text(notice, settings), "utf-8");
    Transport.send(message, settings.get(USER), settings.get(PASSWORD));
    return true;
  }

  private static String text(Notice notice, Map<String, String> settings) {
    String link = Addressed.link(notice, settings);
    String happened = "%s, %s.%n".formatted(Addressed.sentence(notice, settings), notice.at());
    return link == null ? happened : happened + link + System.lineSeparator();
  }

  private static Properties properties(Map<String, String> settings) {
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "mail.smtp.host", settings.getOrDefault(HOST, ""),
            "mail.smtp.port", settings.getOrDefault(PORT, "587"),
            "mail.smtp.auth", Boolean.toString(settings.containsKey(USER)),
            "mail.smtp.ssl.enable", Boolean.toString(security(settings).equals("tls")),
            "mail.smtp.starttls.required", Boolean.toString(security(settings).equals("starttls")),
            "mail.smtp.starttls.enable", Boolean.toString(security(settings).equals("starttls")),
            "mail.smtp.ssl.checkserveridentity", "true",
            "mail.smtp.connectiontimeout", PATIENCE_MILLIS,
            "mail.smtp.timeout", PATIENCE_MILLIS,
            "mail.smtp.writetimeout", PATIENCE_MILLIS));
    return properties;
  }

  private static String security(Map<String, String> settings) {
    return settings.getOrDefault(SECURITY, "starttls");
  }

  private static InternetAddress address(Map<String, String> settings, String name) {
    String written = settings.getOrDefault(name, "");
    try {
      InternetAddress address = new InternetAddress(written, true);
      address.validate();
      return address;
    } catch (AddressException e) {
      throw Refusal.badRequest(
          "mail-address-wanted",
          "{field} must be one e-mail address, but is \"{value}\"",
          name,
          written);
    }
  }
}
