import java.io.FileInputStream;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Prints a line for each file: its name, whether it keeps to the standard named first, and the rules it breaks. */
public class Verapdf {
    public static void main(String[] words) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour standard = PDFAFlavour.fromString(words[0]);
        for (int n = 1; n < words.length; n++) {
            try (PDFAParser file = Foundries.defaultInstance().createParser(new FileInputStream(words[n]), standard)) {
                PDFAValidator validator = Foundries.defaultInstance().createValidator(standard, false);
                ValidationResult result = validator.validate(file);
                Set<String> broken = new TreeSet<>();
                for (TestAssertion one : result.getTestAssertions()) {
                    if (one.getStatus() == TestAssertion.Status.FAILED) {
                        broken.add(one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber());
                    }
                }
                int rules = result.getValidationProfile().getRules().size();
                System.out.println(words[n] + "\t" + result.isCompliant() + "\t" + rules + "\t" + broken);
            }
        }
    }
}
