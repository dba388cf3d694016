package dcts.core;

import ch.qos.logback.classic.LoggerContext;
import dcts.core.config.ConfigExample;
import dcts.core.config.ConfigException;
import dcts.core.db.DatabaseException;
import dcts.core.http.ListenException;
import dcts.core.ops.ConsoleClient;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The program: reads its arguments and runs what they name. */
public final class Main {
    private static final int USAGE = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs and ends the process with 0, with 1 if something failed, or with 2 if the arguments are wrong. */
    public static void main(String[] args) {
        var program = new Main(System.out, System.err);
        int code = program.run(List.of(args));
        if (code != 0) {
            System.exit(code);
        }
    }

    /** Runs what the arguments name; returns the exit code. A server goes on after this returns 0. */
    int run(List<String> args) {
        try {
            String verb = args.isEmpty() ? "run" : args.getFirst();
            List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
            return switch (verb) {
                case "run" -> serve(RunArguments.parse(rest));
                case "admin", "plugin" -> new ConsoleClient(out, err, System.in).run(args);
                case "list-shipped-plugins" -> listShipped(rest);
                case "config-example" -> print(new ConfigExample().text());
                default -> throw new RunArguments.UsageException("unknown verb " + verb);
            };
        } catch (RunArguments.UsageException e) {
            err.println("dcts: " + e.getMessage());
            return USAGE;
        } catch (ConfigException | DatabaseException | ListenException e) {
            err.println("dcts: " + e.getMessage());
            return 1;
        } catch (Exception e) { // the outermost border
            LoggerFactory.getLogger(Main.class).error("The server could not start.", e);
            return 1;
        }
    }

    /** For the build: writes the list of a folder of plugins to a file. */
    private static int listShipped(List<String> folderAndList) {
        ShippedPlugins.write(Path.of(folderAndList.getFirst()), Path.of(folderAndList.getLast()));
        return 0;
    }

    private int print(String text) {
        out.write(text.getBytes(StandardCharsets.UTF_8), 0, text.getBytes(StandardCharsets.UTF_8).length);
        out.flush();
        return 0;
    }

    private int serve(RunArguments arguments) {
        boolean demo = arguments.options().is(ServerOptions.Mode.DEMO);
        var server = new Server(arguments.options());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            if (demo) {
                DemoDirectory.delete(arguments.options().data());
            }
            if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
                logs.stop();
            }
        }));
        if (demo) {
            server.demo(DemoDirectory.PASSWORD);
            out.println("demo accounts owner and member, password " + DemoDirectory.PASSWORD);
        }
        server.ownerLink().ifPresent(link -> out.println("owner link " + link));
        out.println("ready " + server.url());
        out.flush();
        if (arguments.openBrowser()) {
            Browser.open(server.ownerLink().orElse(server.url()));
        }
        return 0;
    }
}
